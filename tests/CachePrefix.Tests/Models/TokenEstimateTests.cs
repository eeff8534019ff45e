using CachePrefix.Models;

namespace CachePrefix.Tests.Models;

public sealed class TokenEstimateTests
{
    private const double NewerTokenizers = 1.3;

    /// <summary>Texts with their tokens in o200k_base, cl100k_base and Anthropic's published tokenizer of 2023.</summary>
    public static TheoryData<string, int, int, int> Counted => new()
    {
        { "Returns are free within thirty days of delivery. Keep the original packaging, print the label from your account page and hand the parcel in at any of our partner shops. Refunds reach your bank account within five working days after we receive the item; gift cards are refunded as credit.", 56, 56, 58 },
        { "Die Lieferung Ihrer Bestellung verzögert sich leider um zwei Werktage, weil das Zentrallager in München wegen einer außerordentlichen Überprüfung der Brandschutzanlagen geschlossen ist. Wir bitten um Entschuldigung für die Unannehmlichkeiten.", 51, 61, 77 },
        { "Votre commande a été expédiée hier soir et devrait arriver à l'adresse indiquée d'ici trois jours ouvrés ; si ce n'est pas le cas, n'hésitez pas à contacter notre service clientèle, qui répondra à toutes vos questions.", 49, 60, 67 },
        { "Ваш заказ был отправлен вчера вечером и должен прибыть по указанному адресу в течение трёх рабочих дней. Если этого не произойдёт, обратитесь, пожалуйста, в нашу службу поддержки клиентов.", 41, 82, 98 },
        { "تم شحن طلبك مساء أمس ومن المتوقع أن يصل إلى العنوان المحدد خلال ثلاثة أيام عمل. إذا لم يصل، فيرجى الاتصال بخدمة العملاء لدينا.", 34, 88, 115 },
        { "आपका ऑर्डर कल रात भेज दिया गया था और तीन कार्य दिवसों के भीतर दिए गए पते पर पहुँच जाना चाहिए। यदि ऐसा न हो तो कृपया हमारी ग्राहक सेवा से संपर्क करें।", 42, 145, 161 },
        { "您的订单已于昨晚发出，预计三个工作日内送达指定地址。如未收到，请联系我们的客户服务部门，我们将尽快为您解决问题。", 36, 53, 50 },
        { "ご注文の商品は昨夜発送されました。三営業日以内にご指定の住所に届く予定です。届かない場合は、カスタマーサービスまでお問い合わせください。", 39, 69, 70 },
        { "주문하신 상품은 어젯밤에 발송되었으며 영업일 기준 3일 이내에 지정하신 주소로 도착할 예정입니다. 도착하지 않으면 고객 서비스에 문의해 주세요.", 49, 76, 87 },
        { "🎉🚀👍😀🔥💡🧪🛠️📦🌍", 20, 29, 25 },
        { "2026-11-20T14:05:33Z 192.168.100.25 4096 1.25 0.000002 8001234567 3f2504e0-4f89-11d3-9a0c-0305e82c3301", 66, 66, 58 },
        { "if (row.MaxBreakpoints < 0) throw Error($\"{at}: maxBreakpoints\", row.MaxBreakpoints, \"give zero or more\");", 30, 30, 32 },
        { "{ \"id\": \"gpt-6.1-terra\", \"minimumPrefixTokens\": 1024, \"lifetimes\": [\"30m\", \"12h\"] }", 36, 37, 34 },
    };

    [Theory]
    [MemberData(nameof(Counted))]
    public void The_bounds_hold_for_real_tokenizers(string text, int o200k, int cl100k, int claude)
    {
        var estimate = TokenEstimate.Of(text);

        Assert.InRange(Math.Min(o200k, Math.Min(cl100k, claude)), estimate.Lower, estimate.Upper);
        Assert.InRange(NewerTokenizers * Math.Max(o200k, Math.Max(cl100k, claude)), estimate.Lower, estimate.Upper);
        Assert.InRange(estimate.Likely, estimate.Lower, estimate.Upper);
    }

    [Theory]
    [InlineData(0, 55, 58)]
    [InlineData(11, 25, 40)]
    public void The_likely_count_of_english_and_code_is_close(int row, int from, int to) =>
        Assert.InRange(TokenEstimate.Of((string)Counted.ElementAt(row)[0]).Likely, from, to);

    [Fact]
    public void An_empty_text_has_no_tokens() => Assert.Equal(default, TokenEstimate.Of(""));

    [Fact]
    public void Estimates_add_up_over_words()
    {
        var whole = TokenEstimate.Of("alpha beta gamma delta");
        var parts = TokenEstimate.Of("alpha beta") + TokenEstimate.Of(" gamma delta");

        Assert.Equal(whole.Likely, parts.Likely);
        Assert.Equal(whole.Upper, parts.Upper);
    }

    [Fact]
    public void The_place_of_a_token_depends_only_on_the_text_before_it()
    {
        const string Shared = "You answer questions about Acme's 12 products, in English.";
        var one = TokenEstimate.IndexAfter(Shared + " Then this.", 0, 8, out var counted);
        var other = TokenEstimate.IndexAfter(Shared + "\n\nAnd something else 你好", 0, 8, out _);

        Assert.Equal((one, 8), (other, counted));
        Assert.Equal(Shared.Length, TokenEstimate.IndexAfter(Shared, 0, 1_000, out var all));
        Assert.Equal(TokenEstimate.Of(Shared).Likely, all);
    }

    [Fact]
    public void Half_a_surrogate_pair_and_control_characters_are_counted_too() =>
        Assert.True(TokenEstimate.Of("\ud83d\u0000\u007f\udc00").Upper >= 4);
}
